package dev.quartet.market.bar;

import dev.quartet.market.bucket.Bucket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects {@code bars/<symbol>/<year>.csv}: one for each symbol and year that has bars. */
@Component
final class YearObjects {

    private static final Pattern KEY = Pattern.compile("bars/[^/]+/(\\d{4})\\.csv");

    private final S3Client s3;
    private final Bucket bucket;

    YearObjects(S3Client s3, Bucket bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    StoredYear read(Symbol symbol, int year) {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(bucket.name()).key(key(symbol, year)));
            return new StoredYear(BarCsv.read(object.asUtf8String()), object.response().eTag());
        } catch (NoSuchKeyException e) {
            return StoredYear.NONE;
        }
    }

    /**
     * @param version what must still be stored, or null where nothing must be
     * @throws YearChangedException if something else is stored by now
     */
    void write(Symbol symbol, int year, List<Bar> bars, @Nullable String version) {
        var put = PutObjectRequest.builder().bucket(bucket.name()).key(key(symbol, year))
                .contentType("text/csv; charset=utf-8");
        var guarded = version == null ? put.ifNoneMatch("*") : put.ifMatch(version);
        try {
            s3.putObject(guarded.build(), RequestBody.fromString(BarCsv.write(bars)));
        } catch (S3Exception e) {
            throw isConflict(e) ? new YearChangedException(e) : e;
        }
    }

    /** "How to prevent object overwrites with conditional writes", Amazon S3 User Guide. */
    private static boolean isConflict(S3Exception e) {
        return switch (e.statusCode()) {
            case 409, 412 -> true;
            case 404 -> !(e instanceof NoSuchBucketException);
            default -> false;
        };
    }

    /** The years that the symbol has bars of, ascending. */
    List<Integer> years(Symbol symbol) {
        return keys(symbol).map(KEY::matcher).filter(key -> key.matches()).map(key -> Integer.valueOf(key.group(1)))
                .sorted().toList();
    }

    void delete(Symbol symbol) {
        var keys = keys(symbol).map(key -> ObjectIdentifier.builder().key(key).build()).toList();
        if (keys.isEmpty()) {
            return;
        }
        var answer = s3.deleteObjects(delete -> delete.bucket(bucket.name()).delete(all -> all.objects(keys)));
        if (answer.hasErrors()) {
            throw S3Exception.builder()
                    .message("%d objects of %s were not deleted: %s"
                            .formatted(answer.errors().size(), symbol, answer.errors().getFirst().message()))
                    .build();
        }
    }

    /**
     * Lists symbols without their objects.
     *
     * @param after the name after which to begin, or null for the beginning
     * @return the names of at most {@code limit} symbols, in the store's order
     */
    SymbolNames symbols(@Nullable String after, int limit) {
        // '0' follows '/': the first key that is behind all of this symbol's.
        var answer = s3.listObjectsV2(list -> list.bucket(bucket.name()).prefix(Bucket.PREFIX).delimiter("/")
                .maxKeys(limit).startAfter(after == null ? null : Bucket.PREFIX + after + '0'));
        var names = answer.commonPrefixes().stream().map(CommonPrefix::prefix)
                .map(prefix -> prefix.substring(Bucket.PREFIX.length(), prefix.length() - 1)).toList();
        return new SymbolNames(names, answer.isTruncated());
    }

    private Stream<String> keys(Symbol symbol) {
        var list = ListObjectsV2Request.builder().bucket(bucket.name()).prefix(folder(symbol)).build();
        return s3.listObjectsV2Paginator(list).contents().stream().map(S3Object::key);
    }

    private static String key(Symbol symbol, int year) {
        return "%s%d.csv".formatted(folder(symbol), year);
    }

    private static String folder(Symbol symbol) {
        return Bucket.PREFIX + symbol + '/';
    }
}

package dev.quartet.deploy.cost;

import java.math.BigDecimal;

/**
 * What is taken for granted where a price goes by use: a million requests a month in each Region, a quarter of them for each
 * service. Nobody has measured them; they are there so that a number can stand beside those that do not depend on use.
 */
final class Usage {

    static final String REQUESTS = "a million requests a month in each Region";
    static final String ASSUMPTION = REQUESTS + ", evenly over the services: 10 KB an answer, "
            + "0.5 KB of log, 9 of 10 read; 1 GB in each table and bucket, 0.1 GB of images for each service";

    /** 10 KB for each of a million. */
    static final BigDecimal ANSWERS_GB = BigDecimal.TEN;
    /** One for each GB in an hour is more than the requests and connections need. */
    static final BigDecimal CAPACITY_UNIT_HOURS = ANSWERS_GB;
    /** Of one service. */
    static final BigDecimal LOG_GB = new BigDecimal("0.125");
    /** What little else is logged: events, connections refused. */
    static final BigDecimal OTHER_LOG_GB = new BigDecimal("0.01");
    /** Logs, and calls to AWS, of four services. */
    static final BigDecimal CALLS_GB = BigDecimal.ONE;
    /** Of one service, in millions. */
    static final BigDecimal READS = new BigDecimal("0.225");
    /** Of one service, in millions; each changes an item and its index. */
    static final BigDecimal TABLE_WRITES = new BigDecimal("0.05");
    /** In thousands. */
    static final BigDecimal BUCKET_READS = new BigDecimal("225");
    /** In thousands. */
    static final BigDecimal BUCKET_WRITES = new BigDecimal("25");
    /** In thousands: a file for every five minutes and each of two zones. */
    static final BigDecimal ACCESS_LOG_WRITES = new BigDecimal("17.52");
    static final BigDecimal STORED_GB = BigDecimal.ONE;
    static final BigDecimal IMAGES_GB = new BigDecimal("0.1");

    private Usage() {}
}

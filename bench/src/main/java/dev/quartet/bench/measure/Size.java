package dev.quartet.bench.measure;

import static java.util.Locale.ROOT;

import dev.quartet.bench.docker.Docker;
import dev.quartet.bench.image.Manifest;
import dev.quartet.bench.image.Registry;
import dev.quartet.bench.image.Subject;
import dev.quartet.bench.result.Metric;
import java.util.List;

/** What an image takes in the registry, where it is compressed, and on the disk of the machine that runs it. */
public final class Size {

    private static final double MEBI = 1024.0 * 1024;

    private final Docker docker;
    private final Recorder recorder;

    public Size(Docker docker, Recorder recorder) {
        this.docker = docker;
        this.recorder = recorder;
    }

    public void measure(List<Subject> subjects) {
        recorder.turn(subjects, 1).forEach(subject -> recorder.attempt(subject.name(), () -> measure(subject)));
    }

    private void measure(Subject subject) {
        Manifest manifest = Registry.of(subject.image()).manifest(subject.image());
        double disk = docker.sizeOnDisk(subject.image());
        recorder.add(subject.name(), "", Metric.COMPRESSED_BYTES, 1, (double) manifest.bytes());
        recorder.add(subject.name(), "", Metric.DISK_BYTES, 1, disk);
        recorder.say(String.format(ROOT, "%s: %.1f MiB compressed, %.1f MiB on disk", subject.name(), manifest.bytes()
                / MEBI, disk / MEBI));
    }
}

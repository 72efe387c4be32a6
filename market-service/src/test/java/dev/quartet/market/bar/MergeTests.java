package dev.quartet.market.bar;

import static dev.quartet.market.bar.BarSamples.bar;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTests {

    private static final Bar MONDAY = bar("2026-11-16", "1");
    private static final Bar TUESDAY = bar("2026-11-17", "2");
    private static final Bar WEDNESDAY = bar("2026-11-18", "3");

    @Test
    void sortsByDate() {
        assertThat(Merge.of(List.of(TUESDAY), List.of(WEDNESDAY, MONDAY)).bars())
                .containsExactly(MONDAY, TUESDAY, WEDNESDAY);
    }

    @Test
    void letsTheNewBarTakeTheDay() {
        var corrected = bar("2026-11-17", "2.5");

        assertThat(Merge.of(List.of(MONDAY, TUESDAY), List.of(corrected)).bars()).containsExactly(MONDAY, corrected);
    }

    @Test
    void countsWhatItDid() {
        var merge = Merge.of(List.of(MONDAY, TUESDAY), List.of(MONDAY, bar("2026-11-17", "2.5"), WEDNESDAY));

        assertThat(merge.counts()).isEqualTo(new MergeCounts(1, 1, 1));
        assertThat(merge.counts().leaveAllAsItWas()).isFalse();
    }

    @Test
    void changesNothingTheSecondTime() {
        var uploaded = List.of(MONDAY, WEDNESDAY);
        var once = Merge.of(List.of(TUESDAY), uploaded).bars();
        var twice = Merge.of(once, uploaded);

        assertThat(twice.bars()).isEqualTo(once);
        assertThat(twice.counts()).isEqualTo(new MergeCounts(0, 0, 2));
        assertThat(twice.counts().leaveAllAsItWas()).isTrue();
    }

    @Test
    void isNoChangeOnlyWithoutAdditionAndCorrection() {
        assertThat(new MergeCounts(1, 0, 0).leaveAllAsItWas()).isFalse();
        assertThat(new MergeCounts(0, 1, 0).leaveAllAsItWas()).isFalse();
    }

    @Test
    void addsCounts() {
        assertThat(new MergeCounts(1, 2, 3).plus(new MergeCounts(10, 20, 30))).isEqualTo(new MergeCounts(11, 22, 33));
    }
}

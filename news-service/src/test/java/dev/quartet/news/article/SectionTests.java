package dev.quartet.news.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionTests {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(Section section) {
        assertThat(Section.of(section.toString())).isEqualTo(section);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Science", "SCIENCE", " science", "weather"})
    void namesTheChoicesToWhoKnowsNone(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Section.of(name))
                .withMessage("is no section; use one of world, business, technology, science, culture, sport");
    }

    @Test
    void hasATitleForReaders() {
        assertThat(Section.CULTURE.title()).isEqualTo("Culture");
    }
}

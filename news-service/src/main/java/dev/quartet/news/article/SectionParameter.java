package dev.quartet.news.article;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a section from a query; Spring's own converter would want it in capitals. */
@Component
final class SectionParameter implements Converter<String, Section> {

    @Override
    public Section convert(String name) {
        return Section.of(name);
    }
}

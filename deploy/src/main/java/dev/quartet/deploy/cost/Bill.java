package dev.quartet.deploy.cost;

import dev.quartet.deploy.cost.Line.Nature;
import dev.quartet.deploy.stack.Stack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Takes down what one Region costs, line by line. */
final class Bill {

    private final PriceTable table;
    private final String region;
    private final List<Line> lines = new ArrayList<>();

    Bill(PriceTable table, String region) {
        this.table = table;
        this.region = region;
    }

    List<Line> lines() {
        return lines;
    }

    Price price(Item item) {
        return table.price(region, item);
    }

    Price instanceHour(String type) {
        return table.instanceHour(region, type);
    }

    void byHour(Stack stack, String what, long quantity, Item item) {
        byHour(stack, what, quantity, price(item));
    }

    /** So many of it, all month long; nothing if there are none. */
    void byHour(Stack stack, String what, long quantity, Price hour) {
        byMonth(stack, what, quantity, hour.times(Line.HOURS_IN_A_MONTH));
    }

    void byMonth(Stack stack, String what, long quantity, Item item) {
        byMonth(stack, what, quantity, price(item));
    }

    void byMonth(Stack stack, String what, long quantity, Price month) {
        add(stack, what, BigDecimal.valueOf(quantity), Nature.FIXED, month);
    }

    /** So much of it in a month, by an assumption of {@link Usage}. */
    void byUse(Stack stack, String what, BigDecimal quantity, Item item) {
        add(stack, what, quantity, Nature.BY_USE, price(item));
    }

    private void add(Stack stack, String what, BigDecimal quantity, Nature nature, Price each) {
        if (quantity.signum() != 0) {
            Price all = each.times(quantity);
            lines.add(new Line(region, stack.name(), stack.template(), what, quantity, nature, all.usd(), all
                    .confidence()));
        }
    }
}

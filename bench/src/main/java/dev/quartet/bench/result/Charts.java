package dev.quartet.bench.result;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.w3c.dom.Document;

/** Two charts: how soon each is ready, and how much each answers, at a quarter of a CPU. */
final class Charts {

    private static final String LIMIT = "0.25";
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    // Neither light nor dark, so that both can be read on a white page and on a black one.
    private static final Color INK = new Color(0x7d, 0x85, 0x90);
    private static final Color BAR = new Color(0x3f, 0x83, 0xd8);
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 360;

    private final Results results;

    Charts(Results results) {
        this.results = results;
    }

    /** Writes those that there are numbers for, and tells the Markdown that shows them. */
    String write(Path directory) throws IOException {
        return write(directory, "cold-start", "Seconds from docker run to ready, at 0.25 CPU (logarithmic)",
                Measure.COLD_START, Metric.READY_SECONDS)
                + write(directory, "throughput", "Requests a second of /json, at 0.25 CPU (logarithmic)",
                        Measure.THROUGHPUT, Metric.REQUESTS_PER_SECOND);
    }

    private String write(Path directory, String name, String title, Measure measure, Metric metric)
            throws IOException {
        List<String> names = new ArrayList<>();
        List<Double> medians = new ArrayList<>();
        results.run(measure).ifPresent(run -> run.subjects().keySet().forEach(subject -> results.median(measure,
                subject, LIMIT, metric).ifPresent(median -> {
                    names.add(subject.replace("-service", ""));
                    medians.add(Double.valueOf(Figures.number(median)));
                })));
        if (names.isEmpty()) {
            return "";
        }
        paint(chart(title, names, medians), directory.resolve(name + ".svg"));
        return "![" + title + "](" + name + ".svg)\n\n";
    }

    private static CategoryChart chart(String title, List<String> names, List<Double> medians) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT)
                .title(title).build();
        chart.getStyler().setLabelsVisible(true).setLabelsPosition(0.9).setLabelsFontColorAutomaticEnabled(false)
                .setLabelsFont(font(Font.PLAIN)).setAvailableSpaceFill(0.6);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setLabelsFontColor(Color.WHITE).setYAxisMin(floor(medians))
                .setYAxisDecimalPattern("#,##0.##");
        chart.getStyler().setYAxisLogarithmic(true).setAxisTickLabelsColor(INK).setAxisTickMarksColor(INK)
                .setPlotGridLinesColor(new Color(INK.getRed(), INK.getGreen(), INK.getBlue(), 70));
        chart.getStyler().setChartBackgroundColor(NOTHING).setPlotBackgroundColor(NOTHING).setPlotBorderColor(NOTHING)
                .setLegendVisible(false).setChartFontColor(INK).setChartTitleFontColor(INK).setChartTitleFont(font(
                        Font.BOLD))
                .setSeriesColors(new Color[]{BAR});
        chart.addSeries(title, names, medians);
        return chart;
    }

    // The power of ten below the least: a logarithm has no zero to begin a column at.
    private static double floor(List<Double> values) {
        return Math.pow(10, Math.floor(Math.log10(0.99 * Collections.min(values))));
    }

    private static Font font(int style) {
        return new Font(Font.SANS_SERIF, style, 13);
    }

    private static void paint(CategoryChart chart, Path file) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyPage());
        context.setPrecision(2);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        try (Writer writer = Files.newBufferedWriter(file)) {
            graphics.stream(writer, true);
        } finally {
            graphics.dispose();
        }
    }

    private static Document emptyPage() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().getDOMImplementation()
                    .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

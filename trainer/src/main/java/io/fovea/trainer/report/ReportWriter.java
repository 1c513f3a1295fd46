package io.fovea.trainer.report;

import io.fovea.trainer.report.chart.Picture;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.markup.Palette;
import io.fovea.trainer.report.picture.SvgRendering;
import io.fovea.trainer.report.section.Chapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a report: {@code index.html}, and each picture as a PNG for light and dark. */
public final class ReportWriter {
  static final String INDEX = "index.html";

  private ReportWriter() {}

  /**
   * Writes all files anew; those of an earlier report in the directory are replaced only when all
   * new ones are on the disk, and other files there are left alone.
   *
   * @param directory is made if it is missing
   * @throws ReportException if it cannot be written; nothing else is lost by that
   */
  public static Report write(Path directory, ReportContent content) {
    return write(directory, content, SvgRendering.fontFault());
  }

  static Report write(Path directory, ReportContent content, Optional<String> fontFault) {
    List<Chapter> chapters = Chapter.of(content);
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (fontFault.isEmpty()) {
      pictures(chapters).forEach(picture -> draw(picture, files));
    }
    // Last: whoever finds it finds a whole report.
    String page = Page.html(content, chapters, List.copyOf(files.keySet()));
    files.put(INDEX, page.getBytes(StandardCharsets.UTF_8));
    ReportFiles.write(directory, files);
    return new Report(directory.resolve(INDEX), fontFault.map(ReportWriter::withoutPictures));
  }

  /** What keeps a report from being written there, as far as one can tell before the training. */
  public static Optional<String> fault(Path directory) {
    return ReportFiles.fault(directory);
  }

  private static List<Picture> pictures(List<Chapter> chapters) {
    return chapters.stream()
        .flatMap(chapter -> chapter.sections().stream())
        .flatMap(section -> section.pictures().stream())
        .toList();
  }

  private static void draw(Picture picture, Map<String, byte[]> files) {
    for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
      String name = picture.name() + "-" + palette.text() + ".png";
      files.put(name, SvgRendering.png(picture.drawing().draw(palette).toString()));
    }
  }

  private static String withoutPictures(String fault) {
    return "the report is whole, but its pictures are not written as PNG files beside it, because this"
        + " Java finds no font (%s): install fontconfig and a font, such as fonts-dejavu-core"
            .formatted(fault);
  }

  /**
   * @param index the page
   * @param warning what is missing beside it, if anything is
   */
  public record Report(Path index, Optional<String> warning) {}
}

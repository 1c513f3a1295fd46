package io.fovea.trainer.report.picture;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import io.fovea.runtime.Causes;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Drawings as PNG files. */
public final class SvgRendering {
  /** For screens of high density. */
  private static final int SCALE = 2;

  private SvgRendering() {}

  /**
   * Why this machine cannot draw text, if it cannot. Slim containers have a JVM without any font,
   * and AWT then ends in an {@code Error} of one kind or another.
   */
  public static Optional<String> fontFault() {
    try {
      FontRenderContext context = new FontRenderContext(null, true, true);
      new Font(Font.SANS_SERIF, Font.PLAIN, 12).createGlyphVector(context, "x").getVisualBounds();
      return Optional.empty();
    } catch (LinkageError | RuntimeException fault) {
      return Optional.of(Causes.of(fault));
    } catch (Error fault) {
      // "Probable fatal error: No physical fonts found." is a plain Error; others are not ours.
      if (fault instanceof VirtualMachineError && !(fault instanceof InternalError)) {
        throw fault;
      }
      return Optional.of(Causes.of(fault));
    }
  }

  /**
   * @param svg with {@code width} and {@code height}
   */
  public static byte[] png(String svg) {
    SVGDocument document =
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault());
    if (document == null) {
      throw new IllegalStateException("a drawing cannot be read: " + svg);
    }
    int width = (int) Math.ceil(document.size().width * SCALE);
    int height = (int) Math.ceil(document.size().height * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, null);
    graphics.dispose();
    return Png.bytes(image);
  }
}

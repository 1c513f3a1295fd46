package io.fovea.cli.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.inference.model.Model;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.util.zip.ZipFile;

/** Prints what a model file says of itself, after all its checks. */
public final class ModelInspection implements Application {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final InspectSettings settings;

  public ModelInspection(InspectSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws IOException {
    Model model = ModelFiles.read(settings.model());
    console.out().println(settings.json() ? json(model) : new ModelSummary(model).text());
    return ExitCode.DONE;
  }

  /** The manifest itself, so that nothing is lost or renamed on the way. */
  private static String json(Model model) throws IOException {
    try (ZipFile file = new ZipFile(model.path().toFile())) {
      ObjectNode manifest =
          (ObjectNode) JSON.readTree(file.getInputStream(file.getEntry("manifest.json")));
      manifest.put("sha256", model.sha256());
      manifest.put("hasNetwork", model.hasNetwork());
      manifest.put("hasOnnx", model.hasOnnx());
      manifest.put("hasOnnxInt8", model.hasOnnxInt8());
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest);
    }
  }
}

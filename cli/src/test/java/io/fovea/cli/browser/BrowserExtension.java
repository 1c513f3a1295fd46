package io.fovea.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.demo.Pipeline;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** See {@link InBrowser}. JUnit closes what is kept here when its scope is over. */
final class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

  /** What a refused image looks like on the console; tests look at what people see of it. */
  private static final String REFUSED = "/predict";

  private final Optional<BrowserPrograms> programs = BrowserPrograms.find();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return programs.isPresent()
        ? ConditionEvaluationResult.enabled("there is a browser")
        : ConditionEvaluationResult.disabled(BrowserPrograms.MEND);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Browser.class || type == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class
        ? browser(context)
        : kept(context.getRoot(), Pipeline.class, Pipeline::start);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Browser browser = browser(context);
    assertThat(browser.logs().complaints())
        .as("complaints of the browser")
        .allMatch(complaint -> complaint.contains(REFUSED + " - Failed to load resource"));
    assertThat(browser.logs().requests())
        .as("requests of the browser")
        .allMatch(request -> "127.0.0.1".equals(request.getHost()));
  }

  /** Of the test's class: a test has its class around it. */
  private Browser browser(ExtensionContext test) {
    ChromeDriver driver =
        kept(test.getRoot(), ChromeDriver.class, () -> ChromeDriver.start(programs.orElseThrow()));
    return kept(
        test.getParent().orElseThrow(),
        Browser.class,
        () -> Browser.start(driver, programs.orElseThrow()));
  }

  private static <T> T kept(ExtensionContext scope, Class<T> type, Supplier<T> maker) {
    return scope.getStore(NAMESPACE).getOrComputeIfAbsent(type, made -> maker.get(), type);
  }
}

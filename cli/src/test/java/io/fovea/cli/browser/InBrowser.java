package io.fovea.cli.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a {@link Browser}, a new one for each class, and the {@link
 * io.fovea.cli.demo.Pipeline} that all share. After each test, the browser must have nothing to
 * complain of, and must have asked no other host.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@Timeout(600)
public @interface InBrowser {}

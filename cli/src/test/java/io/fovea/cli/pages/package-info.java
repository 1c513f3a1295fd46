/**
 * The pages as people use them, in a real browser, served by the whole pipeline. Each page has a
 * class that knows its elements; tests speak of what people do and see.
 */
package io.fovea.cli.pages;

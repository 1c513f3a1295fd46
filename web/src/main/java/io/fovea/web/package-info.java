/** The web application: its settings, its paths and its pages, put together and run. */
package io.fovea.web;

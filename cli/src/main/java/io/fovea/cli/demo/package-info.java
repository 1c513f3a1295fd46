/**
 * The demo: every application in this process, on a broker and a registry of its own, watched from
 * outside through the topics alone. Nothing here may reach into an application.
 */
package io.fovea.cli.demo;

/** What people say an image really shows: labels for images that were asked about here. */
package io.fovea.web.feedback;

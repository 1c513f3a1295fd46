/** Text for terminals: cleaned, measured, cut, and drawn of blocks. Knows nothing of any topic. */
package io.fovea.producer.text;

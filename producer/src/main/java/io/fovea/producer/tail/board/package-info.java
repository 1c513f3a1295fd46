/**
 * The newest quality reports, and their table for people. Reads no topic and draws on no terminal:
 * reports come in, text goes out.
 */
package io.fovea.producer.tail.board;

/** What a report tells, as plain records: whoever trained a model fills them. */
package io.fovea.trainer.report.content;

/** Shows the records of a topic to people and to their scripts. Changes nothing, joins no group. */
package io.fovea.producer.tail;

/**
 * What an orchestrator and Prometheus ask a running application: is it alive, is it ready, how is
 * it doing. Knows nothing of what the checks look at.
 */
package io.fovea.runtime.health;

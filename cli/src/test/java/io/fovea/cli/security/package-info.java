/** What applications may do on a cluster with users, against what the guide says of it. */
package io.fovea.cli.security;

/**
 * The running server's outside: certificates, the web server, the management port, and the line
 * that says where everything listens. The wiring calls it. It must not know what a request is for.
 */
@NullMarked
package com.mailfence.deploy.serve;

import org.jspecify.annotations.NullMarked;

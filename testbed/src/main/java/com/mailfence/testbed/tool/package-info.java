/**
 * The demonstration, the benchmark and the crash test: programs that start the server as a process
 * of its own and use it from outside, as its users do. The launcher calls them. They must not know
 * any room of the server.
 */
@NullMarked
package com.mailfence.testbed.tool;

import org.jspecify.annotations.NullMarked;

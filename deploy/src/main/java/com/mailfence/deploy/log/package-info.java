/**
 * The log: one line an event, readable by people and programs. The command line and the server set
 * it up first. It must not know what is logged, only that nothing logged may break a line.
 */
@NullMarked
package com.mailfence.deploy.log;

import org.jspecify.annotations.NullMarked;

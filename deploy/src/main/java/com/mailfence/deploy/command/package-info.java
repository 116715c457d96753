/**
 * The words of the command line. Main runs them in this process, and a running server runs those
 * that come through its socket. It must not know which of the two it is.
 */
@NullMarked
package com.mailfence.deploy.command;

import org.jspecify.annotations.NullMarked;

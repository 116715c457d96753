/**
 * The way from the command line into a running server: a socket in the data directory that only the
 * server's own user can open. Main asks it before it opens a house itself, the server listens. It
 * must not know the commands.
 */
@NullMarked
package com.mailfence.deploy.admin;

import org.jspecify.annotations.NullMarked;

/**
 * Brings mail from elsewhere into an account: directories of messages, Maildirs, mbox files and zip
 * archives. The command line and the web interface call it. It must not know how a file came to the
 * machine, nor trust anything that stands in it.
 */
@NullMarked
package com.mailfence.engine.transfer;

import org.jspecify.annotations.NullMarked;

/**
 * Existing mail on its way into an account: folders of files, archives, mailboxes in one file. The
 * command line calls it. It must not know how mail comes from other servers.
 */
@NullMarked
package com.mailfence.engine.transfer;

import org.jspecify.annotations.NullMarked;

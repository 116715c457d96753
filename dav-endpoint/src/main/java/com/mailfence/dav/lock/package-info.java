/**
 * Locks of WebDAV: one note an account, read and written in the commit they guard, so that they
 * hold on every node and after a restart. Methods and properties call it. It must not know what is
 * written under a lock.
 */
@NullMarked
package com.mailfence.dav.lock;

import org.jspecify.annotations.NullMarked;

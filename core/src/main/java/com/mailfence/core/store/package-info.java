/**
 * The one door for writing, the ports for reading, and the stored bytes. The engine and the
 * endpoints call it; persistence stands behind it. It must not know SQL, files or any wire word.
 */
@NullMarked
package com.mailfence.core.store;

import org.jspecify.annotations.NullMarked;

/**
 * ActiveSync's binary XML: reading, writing, its tables, and a readable notation for traces.
 *
 * <p>The command codecs call it with the bytes of a request or the element tree of an answer. It
 * must not know what an element means, nor stores, changes, wakes or servlets.
 */
@NullMarked
package com.mailfence.eas.wbxml;

import org.jspecify.annotations.NullMarked;

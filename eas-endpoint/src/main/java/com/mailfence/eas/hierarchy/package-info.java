/**
 * The list of folders as devices see it: which types there are, and what is remembered of a device
 * and the list.
 *
 * <p>The folder commands and Ping ask it. It must not know documents, nor what lies in a folder.
 */
@NullMarked
package com.mailfence.eas.hierarchy;

import org.jspecify.annotations.NullMarked;

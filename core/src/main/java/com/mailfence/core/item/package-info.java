/**
 * What there is: collections of items, their marks and the columns derived from their bytes.
 * Everyone calls it. It must not know which protocol shows an item, nor where it is kept.
 */
@NullMarked
package com.mailfence.core.item;

import org.jspecify.annotations.NullMarked;

package com.mailfence.core.change;

import com.mailfence.core.item.Seq;

/**
 * Where the rows of a source stand.
 *
 * @param tip highest {@code modified} of any of them
 * @param floor tombstones with {@code modified} up to here may be gone
 * @param epoch changes only if the rows had to be numbered anew
 */
public record Tip(Seq tip, Seq floor, long epoch) {}

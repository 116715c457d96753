/**
 * What one account lets another see and do. The stores ask it where rows are read. It must not know
 * how a share was offered or accepted.
 */
@NullMarked
package com.mailfence.core.share;

import org.jspecify.annotations.NullMarked;

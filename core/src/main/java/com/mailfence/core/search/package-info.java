/**
 * Questions to an account's mail, and the port that answers them. Endpoints ask through it. It must
 * not know whether rows are looked through or an index is kept.
 */
@NullMarked
package com.mailfence.core.search;

import org.jspecify.annotations.NullMarked;

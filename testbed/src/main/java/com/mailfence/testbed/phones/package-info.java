/**
 * The simulator: random clients on random edits, told apart by a seed. Tests call it on the pure
 * round, and on whole endpoints. It must not know how a round decides, only what a client must end
 * up holding.
 */
@NullMarked
package com.mailfence.testbed.phones;

import org.jspecify.annotations.NullMarked;

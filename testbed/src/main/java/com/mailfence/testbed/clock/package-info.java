/** Time in tests. Tests of every room call it. It must not know what time it is. */
@NullMarked
package com.mailfence.testbed.clock;

import org.jspecify.annotations.NullMarked;

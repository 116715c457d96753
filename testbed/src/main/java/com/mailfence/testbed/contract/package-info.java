/**
 * What every store must do, as tests: the one in memory and the real ones run the same. Tests of
 * the stores call it. It must not know which store it is looking at.
 */
@NullMarked
package com.mailfence.testbed.contract;

import org.jspecify.annotations.NullMarked;

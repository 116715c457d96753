/**
 * The benchmark: what the server does in a second and what a waiting phone costs, measured from
 * outside and given as ratios of one run. {@code ./gateway bench} calls it. It must not know any
 * room of the server.
 */
@NullMarked
package com.mailfence.testbed.bench;

import org.jspecify.annotations.NullMarked;

/**
 * A client of CalDAV and CardDAV that shares no code with the server: requests, answers, and
 * collections as such a client keeps them. Tests, the simulator and the benchmark call it. It must
 * not know how the server finds what it answers.
 */
@NullMarked
package com.mailfence.testbed.dav;

import org.jspecify.annotations.NullMarked;

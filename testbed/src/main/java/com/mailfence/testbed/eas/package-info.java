/**
 * A correct phone: an ActiveSync client of our own, with a WBXML codec written apart from the
 * server's, so that the two check each other. Tests, the demo and the bench call it. It must not
 * know anything of the server but its address.
 */
@NullMarked
package com.mailfence.testbed.eas;

import org.jspecify.annotations.NullMarked;

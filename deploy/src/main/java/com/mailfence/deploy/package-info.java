/**
 * Where the process begins. The launcher calls it. It must not know more than that there is a
 * command line.
 */
@NullMarked
package com.mailfence.deploy;

import org.jspecify.annotations.NullMarked;

/**
 * How administrators write things in files and on the command line. Provisioning and the settings
 * call it. It must not know what is set.
 */
@NullMarked
package com.mailfence.engine.written;

import org.jspecify.annotations.NullMarked;

/**
 * Our own SMTP client. Flow tests, the demo, the benchmark and the crash test call it. It must not
 * know how the server works.
 */
@NullMarked
package com.mailfence.testbed.smtp;

import org.jspecify.annotations.NullMarked;

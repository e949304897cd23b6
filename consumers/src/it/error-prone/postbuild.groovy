String log = new File(basedir, 'build.log').text
List<String> errors = log.readLines().findAll { it.startsWith('[ERROR]') && it.contains('[CheckReturnValue]') }.unique()
assert errors.any { it.contains('Countdown.java:[16') } && errors.any { it.contains('Countdown.java:[20') }: log
assert !log.contains('generated-sources'): log
true

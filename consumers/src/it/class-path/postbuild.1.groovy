// All that a user sees: no word of a processor.
def log = new File(basedir, 'build.log').text
assert log.contains('cannot find symbol')
assert log.contains('variable AsyncCountdown')
assert !log.contains('[WARNING]')
assert !log.contains('processor')

import dev.forthwith.consumers.Consumer

assert new File(basedir, 'build.log').text.contains('Nothing to compile')
Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .generates('app/AsyncCountdown')
        .prints('app.Main', '[T-2, T-1]')
